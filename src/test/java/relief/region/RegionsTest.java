package relief.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.kernel.Seed;

class RegionsTest {
    private static final Regions REGIONS = Regions.load();
    private static final List<Region> LIST = RegionFile.read();

    @Test
    void holdsTheWholeListAndTheNation() {
        assertEquals(44_703, LIST.size());
        assertEquals(44_704, REGIONS.size());
        assertEquals(31, REGIONS.children(Regions.NATION).size());
    }

    @Test
    void everyParentExistsOneLevelUp() {
        for (Region region : LIST) {
            RegionLevel parent = REGIONS.get(region.parent()).level();
            RegionLevel expected = switch (region.level()) {
                case NATION, PROVINCE -> RegionLevel.NATION;
                case CITY -> RegionLevel.PROVINCE;
                case COUNTY -> RegionLevel.CITY;
                case TOWNSHIP, STATISTICAL -> RegionLevel.COUNTY;
            };
            assertEquals(expected, parent, region::toString);
        }
    }

    @Test
    void isOneTree() {
        int reached = 0;
        Deque<String> open = new ArrayDeque<>(List.of(Regions.NATION));
        while (!open.isEmpty()) {
            reached++;
            REGIONS.children(open.pop()).forEach(child -> open.push(child.code()));
        }
        assertEquals(REGIONS.size(), reached);
    }

    @ParameterizedTest
    @CsvSource({"630222, 民和回族土族自治县, 22", "630224, 化隆回族自治县, 17", "630225, 循化撒拉族自治县, 9"})
    void knowsTheTownshipsOfTheThreeCounties(String code, String name, int townships) {
        assertEquals(name, REGIONS.get(code).name());
        assertEquals(
                townships,
                REGIONS.children(code).stream()
                        .filter(child -> child.level() == RegionLevel.TOWNSHIP)
                        .count());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    630222103, 官亭镇,       63 6302 630222 630222103
                    630222210, 中川乡,       63 6302 630222 630222210
                    630225200, 道帏藏族乡,   63 6302 630225 630225200
                    630222,    民和回族土族自治县, 63 6302 630222
                    63,        青海省,       63
                    0,         全国,         0
                    """)
    void chainsFromTheProvinceDown(String code, String name, String chain) {
        assertEquals(name, REGIONS.get(code).name());
        assertEquals(chain, REGIONS.chain(code).stream().map(Region::code).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    630222,    630222103, true
                    6302,      630222103, true
                    63,        630222103, true
                    0,         630222103, true
                    0,         63,        true
                    0,         0,         true
                    630222103, 630222103, true
                    4290,      429004,    true
                    4419,      441900,    true
                    630222103, 630222210, false
                    630222103, 630222,    false
                    630225,    630222103, false
                    62,        630222103, false
                    63,        0,         false
                    0,         999999,    false
                    999999,    999999,    false
                    6,         630222103, false
                    '',        630222103, false
                    '',        '',        false
                    """)
    void coversItselfAndBelow(String scope, String code, boolean covered) {
        assertEquals(covered, REGIONS.covers(scope, code));
    }

    @Test
    void coversFollowsParentsNotDigits() {
        Regions regions = Regions.of(List.of(
                new Region("10", "甲省", RegionLevel.PROVINCE, "0"),
                new Region("20", "乙省", RegionLevel.PROVINCE, "0"),
                new Region("1001", "迁市", RegionLevel.CITY, "20")));
        assertTrue(regions.covers("20", "1001"));
        assertFalse(regions.covers("10", "1001"));
    }

    @Test
    void coversExactlyTheChain() {
        Random random = Seed.random("RegionsTest");
        for (int round = 0; round < 5_000; round++) {
            Region region = LIST.get(random.nextInt(LIST.size()));
            Region other = LIST.get(random.nextInt(LIST.size()));
            List<Region> chain = REGIONS.chain(region.code());
            chain.forEach(above -> assertTrue(REGIONS.covers(above.code(), region.code())));
            assertEquals(chain.contains(other), REGIONS.covers(other.code(), region.code()));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    630222103, 630222
                    630222,    630222
                    441900003, 441900
                    442000001, 442000
                    460400100, 460400
                    620201001, 620201
                    429004001, 429004
                    """)
    void knowsTheCountyThatKeepsTheBooks(String code, String county) {
        assertEquals(county, REGIONS.countyOf(code));
    }

    @Test
    void everyTownshipHasACountyOfSixDigits() {
        for (Region region : LIST) {
            if (region.level().compareTo(RegionLevel.COUNTY) >= 0) {
                assertEquals(6, REGIONS.countyOf(region.code()).length(), region::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "63", "6302", "4419"})
    void hasNoCountyAboveCounties(String code) {
        assertThrows(IllegalArgumentException.class, () -> REGIONS.countyOf(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "100000", "CN", "639999", "630222999"})
    void doesNotKnowWhatIsNotInTheList(String code) {
        assertEquals(Optional.empty(), REGIONS.find(code));
        assertThrows(NoSuchElementException.class, () -> REGIONS.get(code));
        assertThrows(NoSuchElementException.class, () -> REGIONS.children(code));
        assertThrows(NoSuchElementException.class, () -> REGIONS.chain(code));
        assertThrows(NoSuchElementException.class, () -> REGIONS.countyOf(code));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    630222103, true
                    630222,    true
                    6302,      true
                    63,        true
                    0,         true
                    4419,      true
                    1101,      false
                    5002,      false
                    4290,      false
                    6590,      false
                    """)
    void givesAuthorityToGovernmentsOnly(String code, boolean authority) {
        assertEquals(authority, REGIONS.get(code).hasAuthority());
    }

    @Test
    void givesNoAuthorityToStatisticalAreasAndHeadings() {
        List<Region> without =
                LIST.stream().filter(region -> !region.hasAuthority()).toList();
        assertEquals(
                2_710,
                without.stream()
                        .filter(region -> region.level() == RegionLevel.STATISTICAL)
                        .count());
        List<String> headings = without.stream()
                .filter(region -> region.level() == RegionLevel.CITY)
                .map(Region::code)
                .toList();
        assertEquals(List.of("1101", "1201", "3101", "4190", "4290", "4690", "5001", "5002", "6590"), headings);
        assertEquals(2_710 + headings.size(), without.size());
    }

    @Test
    void cannotBeChangedFromOutside() {
        List<Region> children = REGIONS.children("63");
        assertThrows(UnsupportedOperationException.class, children::clear);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    'name,code',                                                  must start with
                    'code,name,level,parent|63,青海省,PROVINCE,|6302,海东市|1,2,3', not a region
                    'code,name,level,parent|63,青海省,PROVINCE,0,0|', without its parent
                    'code,name,level,parent|63,青海省,PROVINCE',                    not a region
                    'code,name,level,parent|6302,海东市,CITY,63',                   without its parent
                    'code,name,level,parent|63,青海省,PROVINCE,|63,青海省,PROVINCE,', comes twice
                    """)
    void refusesABrokenList(String csv, String message) {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> Regions.of(RegionFile.parse(csv.replace('|', '\n'))));
        assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
    }
}
