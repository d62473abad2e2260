package relief.bankfile;

import java.util.SplittableRandom;

/** Names that nobody has and that careless software breaks on, from a seed. */
final class RandomNames {
    private static final String SIGNS = "=+-@＝＋－＠'\"|,;\t~<>&]_x.•‧・·．･∙⋅ \u3000";

    private RandomNames() {}

    static String next(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        for (int length = random.nextInt(1, 9); length > 0; length--) {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 4, 5, 6 -> name.appendCodePoint(random.nextInt(0x20, 0x180));
                case 7, 8, 9 -> name.appendCodePoint(random.nextInt(0x20000, 0x2A6E0));
                case 10 -> name.appendCodePoint(random.nextInt(1, 0x110000));
                default -> name.appendCodePoint(random.nextInt(0x3400, 0xA000));
            }
        }
        return name.toString();
    }
}
