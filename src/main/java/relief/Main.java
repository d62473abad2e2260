package relief;

/** Starts Relief. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("relief " + String.join(" ", args));
    }
}
