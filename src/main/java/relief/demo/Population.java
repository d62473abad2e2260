package relief.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import relief.kernel.ResidentId;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;

/**
 * The households of the case, made from a seed: as many as were paid, with amounts that sum to what was published to
 * the fen. Nobody in it exists: the ID numbers are of region 639999, which is none.
 */
final class Population {
    private static final long SEED = 20_231_218;
    private static final long STEP_FEN = 10_000;
    private static final String BANK = "103100000026";
    /** The hardest hit townships of the three counties get a larger share. */
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "630222103",
            14,
            "630222210",
            14,
            "630222209",
            5,
            "630222211",
            5,
            "630225200",
            3,
            "630225201",
            4,
            "630225100",
            3);

    private static final String[] SURNAMES = {
        "马", "韩", "祁", "李", "王", "张", "喇", "妥", "冶", "鲍", "吕", "甘", "秦", "辛", "贺", "东"
    };
    private static final String[] GIVEN = {
        "秀兰", "玉梅", "成林", "海龙", "国栋", "桂花", "进福", "生祥", "永胜", "银花", "得宝", "文军", "小红", "学义", "玉英", "占彪", "尕林", "有财",
        "春花", "建国"
    };
    private static final String[] WHOLE_NAMES = {"卓玛·央金", "才让·多杰", "阿卜杜·热西提", "𠮷野", "䶮某"};

    private final Regions regions;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<String> idNumbers = new HashSet<>();

    Population(Regions regions) {
        this.regions = regions;
    }

    /** One request as it goes over the wire. */
    record Household(
            UUID id, String county, String township, long amountFen, boolean bereaved, Map<String, Object> body) {}

    static List<Household> of(Regions regions) {
        return new Population(regions).households();
    }

    private List<Household> households() {
        List<String> townships = weightedTownships();
        long[] amountsFen = amounts();
        List<Household> households = new ArrayList<>(JishishanCase.HOUSEHOLDS);
        for (int i = 0; i < JishishanCase.HOUSEHOLDS; i++) {
            boolean bereaved = i < JishishanCase.BEREAVED;
            String township = bereaved
                    ? List.of("630222210", "630222103", "630222210").get(i % 3)
                    : townships.get(random.nextInt(townships.size()));
            long amountFen = bereaved ? JishishanCase.BEREAVED_FEN : amountsFen[i - JishishanCase.BEREAVED];
            households.add(household(i, township, amountFen, bereaved));
        }
        return households;
    }

    private List<String> weightedTownships() {
        List<String> weighted = new ArrayList<>();
        for (String county : JishishanCase.COUNTY_OFFICERS.keySet()) {
            for (Region region : regions.children(county)) {
                if (region.level() == RegionLevel.TOWNSHIP) {
                    int weight = WEIGHTS.getOrDefault(region.code(), 1);
                    for (int i = 0; i < weight; i++) {
                        weighted.add(region.code());
                    }
                }
            }
        }
        return weighted;
    }

    /** Random amounts inside the tariff, then moved by single steps until their sum is the published one. */
    private long[] amounts() {
        int count = JishishanCase.HOUSEHOLDS - JishishanCase.BEREAVED;
        int choices = (int) ((JishishanCase.MOST_FEN - JishishanCase.LEAST_FEN) / STEP_FEN) + 1;
        long[] amounts = new long[count];
        long left = JishishanCase.OTHERS_TOTAL_FEN;
        for (int i = 0; i < count; i++) {
            amounts[i] = JishishanCase.LEAST_FEN + random.nextInt(choices) * STEP_FEN;
            left -= amounts[i];
        }
        while (left != 0) {
            int i = random.nextInt(count);
            long moved = amounts[i] + Long.signum(left) * STEP_FEN;
            if (moved >= JishishanCase.LEAST_FEN && moved <= JishishanCase.MOST_FEN) {
                left -= moved - amounts[i];
                amounts[i] = moved;
            }
        }
        return amounts;
    }

    private Household household(int number, String township, long amountFen, boolean bereaved) {
        UUID id = JishishanCase.id("request " + number);
        String name = random.nextInt(60) == 0 ? pick(WHOLE_NAMES) : pick(SURNAMES) + pick(GIVEN);
        Map<String, Object> body = new TreeMap<>();
        body.put("disaster", JishishanCase.DISASTER);
        body.put("township", township);
        body.put("village", regions.get(township).name().replaceAll("[镇乡]$", "") + (1 + random.nextInt(9)) + "村");
        body.put("tariff", bereaved ? JishishanCase.BEREAVED_LINE : JishishanCase.AFFECTED);
        body.put("cause", bereaved ? "DEATH" : random.nextBoolean() ? "HOUSE_DAMAGE" : "HOUSE_COLLAPSE");
        body.put("amountFen", amountFen);
        body.put("residence", "LOCAL");
        body.put("channel", "FIELD");
        OffsetDateTime captured = JishishanCase.OCCURRED_AT.plusHours(8).plusSeconds(number * 20L);
        body.put("capturedAt", captured.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        body.put(
                "applicant",
                Map.of(
                        "name",
                        name,
                        "idType",
                        "RESIDENT_ID",
                        "idNumber",
                        idNumber(25, 75),
                        "phone",
                        "138" + digits(8)));
        body.put("household", members());
        body.put("payee", Map.of("name", name, "account", card(), "accountKind", "CARD", "bank", BANK));
        return new Household(id, township.substring(0, 6), township, amountFen, bereaved, body);
    }

    private List<Map<String, Object>> members() {
        List<Map<String, Object>> members = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean child = i > 0;
            members.add(Map.of(
                    "name", pick(SURNAMES) + pick(GIVEN),
                    "idNumber", child ? idNumber(1, 20) : idNumber(22, 70),
                    "relation", child ? "CHILD" : "SPOUSE"));
        }
        return members;
    }

    private String idNumber(int youngest, int oldest) {
        while (true) {
            int ageDays = 365 * youngest + random.nextInt(365 * (oldest - youngest));
            LocalDate birth = LocalDate.of(2023, 12, 1).minusDays(ageDays);
            String first17 = "639999" + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + digits(3);
            String number = first17 + ResidentId.checkDigit(first17);
            if (idNumbers.add(number)) {
                return number;
            }
        }
    }

    /** 19 digits that pass the Luhn check. */
    private String card() {
        String first18 = "621700" + digits(12);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int digit = first18.charAt(17 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return first18 + (10 - sum % 10) % 10;
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
