package relief.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.disaster.StandingOrder;
import relief.disaster.Tariff;
import relief.kernel.Refused;
import relief.kernel.Yuan;
import relief.request.Finding;
import relief.request.Finding.Code;
import relief.request.Finding.Severity;

/**
 * Says what may be granted and by whom. Authority is judged on what the household has for the same disaster in all, so
 * that two small grants cannot pass for one large; the machine grants under a standing order or not at all, and never
 * rejects.
 */
final class Authorizer {
    private final Situation situation;

    Authorizer(Situation situation) {
        this.situation = situation;
    }

    /** The machine's word on a request that has just come in (急难型, 先行救助). */
    Verdict decide(Ask ask) {
        List<Finding> findings = findings(ask);
        long amountFen = ask.request().amountFen();
        Level level = neededLevel(ask, amountFen);
        Optional<StandingOrder> order = Optional.empty();
        Optional<String> fund = Optional.empty();
        if (severest(findings) == Severity.WARNING) {
            order = usableOrder(ask, findings);
            fund = situation.findFund(ask.request().disaster(), ask.request().township(), amountFen);
            if (fund.isEmpty()) {
                findings.add(Finding.of(Code.RESERVE_EXHAUSTED));
            }
        }
        return switch (severest(findings)) {
            case BLOCKING -> new Verdict.Held(level, findings);
            case ESCALATING -> new Verdict.Escalated(level.orHigher(Level.COUNTY), findings);
            case WARNING ->
                grant(
                        ask,
                        amountFen,
                        Level.TOWNSHIP,
                        fund.orElseThrow(),
                        order,
                        "order:" + order.orElseThrow().id(),
                        findings);
        };
    }

    /**
     * An officer's approval.
     *
     * @throws Refused when it is over the officer's limit, or the pot does not hold the money
     */
    Verdict.Granted approve(Ask ask, Level level, long amountFen, String officer) {
        long cumulativeFen = situation.account(ask.household()).grantedFen() + amountFen;
        if (!level.atLeast(neededLevel(ask, amountFen))) {
            throw overLimit(ask.policy(), level, cumulativeFen);
        }
        String region = level == Level.TOWNSHIP
                ? ask.request().township()
                : ask.request().county();
        String fund = situation
                .findFund(ask.request().disaster(), region, amountFen)
                .orElseThrow(() -> Refused.because(
                        "reserve-exhausted",
                        "No fund of " + ask.request().disaster() + " holds " + Yuan.format(amountFen)
                                + " yuan in region " + region + ". Allocate money there first.",
                        Map.of("region", region, "amountFen", amountFen)));
        return grant(
                ask,
                amountFen,
                level,
                fund,
                Optional.empty(),
                "user:" + officer,
                ask.request().findings());
    }

    private static Refused overLimit(Policy policy, Level level, long cumulativeFen) {
        return Refused.because(
                "over-limit",
                "The household would have " + Yuan.format(cumulativeFen) + " yuan for this disaster; the "
                        + level.name().toLowerCase(java.util.Locale.ROOT) + " decides up to "
                        + Yuan.format(policy.limitFen(level)) + ". Send it up.",
                Map.of(
                        "cumulativeFen", cumulativeFen,
                        "limitFen", policy.limitFen(level),
                        "level", policy.levelFor(cumulativeFen).name()));
    }

    private Verdict.Granted grant(
            Ask ask,
            long amountFen,
            Level level,
            String fund,
            Optional<StandingOrder> order,
            String authority,
            List<Finding> findings) {
        Verdict.Granted granted = new Verdict.Granted(
                amountFen,
                situation.account(ask.household()).grantedFen() + amountFen,
                level,
                fund,
                level == Level.TOWNSHIP
                        ? ask.request().township()
                        : ask.request().county(),
                authority,
                ask.policy().version(),
                findings);
        situation.grant(ask, granted, order);
        return granted;
    }

    private Level neededLevel(Ask ask, long amountFen) {
        return ask.policy().levelFor(situation.account(ask.household()).grantedFen() + amountFen);
    }

    private List<Finding> findings(Ask ask) {
        List<Finding> findings = new ArrayList<>(ask.request().findings());
        findings.removeIf(finding -> finding.code() == Code.SENT_UP);
        addLimits(ask, findings);
        addTariff(ask, findings);
        if (ask.claimedElsewhere()) {
            findings.add(Finding.of(
                    Code.CLAIMED_ELSEWHERE, Map.of("county", ask.household().county())));
        }
        if (ask.accountShared()) {
            findings.add(Finding.of(Code.ACCOUNT_SHARED));
        }
        return findings;
    }

    private void addLimits(Ask ask, List<Finding> findings) {
        Policy policy = ask.policy();
        long grantedFen = situation.account(ask.household()).grantedFen();
        long cumulativeFen = grantedFen + ask.request().amountFen();
        Level level = policy.levelFor(cumulativeFen);
        if (level != Level.TOWNSHIP) {
            boolean panel = level == Level.PANEL;
            findings.add(Finding.of(
                    panel ? Code.OVER_CAP : Code.OVER_TOWNSHIP_LIMIT,
                    Map.of(
                            "grantedFen", grantedFen,
                            "cumulativeFen", cumulativeFen,
                            "limitFen", panel ? policy.capFen() : policy.townshipLimitFen())));
        }
    }

    private void addTariff(Ask ask, List<Finding> findings) {
        Optional<Tariff> tariff = ask.disaster().findTariff(ask.request().tariff());
        if (tariff.isEmpty()) {
            findings.add(Finding.of(Code.TARIFF_UNKNOWN));
            return;
        }
        Tariff line = tariff.get();
        if (!line.contains(ask.request().amountFen())) {
            findings.add(Finding.of(Code.OUTSIDE_TARIFF, Map.of("fromFen", line.fromFen(), "toFen", line.toFen())));
        }
        boolean before = situation.account(ask.household()).tariffs().contains(line.code());
        if (line.perHouseholdOnce() && before) {
            findings.add(Finding.of(Code.POSSIBLE_DUPLICATE, Map.of("tariff", line.code())));
        }
    }

    /** An order that allows the amount; without one the findings say why. */
    private Optional<StandingOrder> usableOrder(Ask ask, List<Finding> findings) {
        StandingOrder.Place place =
                new StandingOrder.Place(ask.request().disaster(), ask.request().township());
        List<StandingOrder> orders = ask.disaster().isEmergency()
                ? situation.orders(place, ask.request().tariff())
                : List.of();
        List<StandingOrder> ofOthers =
                orders.stream().filter(order -> !isOwn(ask, order)).toList();
        Optional<StandingOrder> usable = ofOthers.stream()
                .filter(order -> situation.leftFen(order) >= ask.request().amountFen())
                .findFirst();
        if (orders.isEmpty()) {
            findings.add(Finding.of(Code.NO_STANDING_ORDER));
        } else if (ofOthers.isEmpty()) {
            findings.add(Finding.of(Code.OWN_ORDER));
        } else if (usable.isEmpty()) {
            findings.add(Finding.of(Code.BUDGET_EXHAUSTED));
        }
        return usable;
    }

    private static boolean isOwn(Ask ask, StandingOrder order) {
        return ask.request().isBy(order.signed().by())
                || order.confirmed().filter(by -> ask.request().isBy(by.by())).isPresent();
    }

    private static Severity severest(List<Finding> findings) {
        Severity severest = Severity.WARNING;
        for (Finding finding : findings) {
            Severity severity = finding.code().severity();
            if (severity.compareTo(severest) < 0) {
                severest = severity;
            }
        }
        return severest;
    }
}
