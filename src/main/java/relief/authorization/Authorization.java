package relief.authorization;

import relief.disaster.DisasterService;
import relief.disaster.StandingOrderService;
import relief.fund.LedgerService;
import relief.platform.Database;
import relief.platform.Vault;
import relief.region.Regions;
import relief.request.RequestService;

/**
 * The parts of this package put together: the machine and the officers judge by the same case load and write by the
 * same ruling.
 */
public record Authorization(AuthorizationService machine, OfficerDesk officers, WithdrawalDesk withdrawals) {
    public static Authorization of(
            Database database,
            Vault vault,
            Regions regions,
            RequestService requests,
            DisasterService disasters,
            StandingOrderService orders,
            LedgerService ledger,
            DecisionMetrics metrics) {
        Caseload caseload = new Caseload(regions, requests, disasters, orders, ledger);
        Ruling ruling = new Ruling(requests, orders, ledger);
        return new Authorization(
                new AuthorizationService(database, requests, caseload, ruling, metrics),
                new OfficerDesk(database, vault, requests, caseload, ruling, metrics),
                new WithdrawalDesk(database, vault, requests, orders, ledger));
    }
}
