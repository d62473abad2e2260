package relief.request;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import relief.platform.Json;
import relief.platform.Vault;

/** Closes what is personal in a request, and opens it for those who may see it. */
public final class RequestSeal {
    private final Vault vault;

    public RequestSeal(Vault vault) {
        this.vault = vault;
    }

    SealedRequest seal(ReliefRequest request, UUID submittedBy) {
        Details details = request.details();
        RequestJson json = RequestJson.of(request);
        List<Buffer> persons = new ArrayList<>(details.householdSize());
        persons.add(person(details.applicant().idNumber()));
        details.household().forEach(member -> persons.add(person(member.idNumber())));
        Payee payee = request.payee();
        return new SealedRequest(
                request.county(),
                request.id(),
                request.disaster(),
                request.township(),
                request.village(),
                request.tariff(),
                request.cause(),
                request.amountFen(),
                request.residence(),
                request.channel(),
                request.capturedAt(),
                submittedBy,
                Buffer.buffer(vault.hash("request", json.whole())),
                persons,
                payee == null ? null : account(payee),
                details.householdSize(),
                Buffer.buffer(vault.seal(json.details(), place(request.id()))),
                payee == null ? null : Buffer.buffer(PayeeSeal.seal(vault, request.id(), json.payee())),
                Findings.write(request.ownFindings()));
    }

    public Details open(UUID id, byte[] sealed) {
        try {
            return Json.MAPPER.readValue(vault.open(sealed, place(id)), Details.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Buffer account(Payee payee) {
        return Buffer.buffer(vault.hash("account", payee.account()));
    }

    private Buffer person(String idNumber) {
        return Buffer.buffer(vault.hash("person", idNumber));
    }

    private static String place(UUID id) {
        return "request:" + id;
    }
}
