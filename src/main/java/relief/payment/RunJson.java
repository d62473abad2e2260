package relief.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.LeftOut;

/** A payment run on the wire. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunJson(
        UUID id,
        String kind,
        String disaster,
        String county,
        String profile,
        RunState state,
        int count,
        long totalFen,
        Progress progress,
        int sealedCount,
        PaymentRun.Findings findings,
        PaymentRun.Differences differencesToLastRun,
        StuckReason stuck,
        int excludedCount,
        List<Excluded> excluded,
        List<File> files,
        Results results,
        String madeBy,
        OffsetDateTime madeAt,
        String confirmedBy,
        OffsetDateTime confirmedAt,
        OffsetDateTime sealedAt,
        String releasedBy,
        OffsetDateTime releasedAt,
        OffsetDateTime completedAt,
        String cancelledBy,
        OffsetDateTime cancelledAt,
        String cancelReason) {

    /** Grants taken, rows put into files, files planned, files sealed, and rows in sealed files. */
    record Progress(int takenCount, int collectedCount, int fileCount, int sealedFileCount, int sealedCount) {
        static Progress of(RunView view) {
            return new Progress(
                    view.run().gathering().taken(),
                    view.run().count(),
                    view.plannedFiles(),
                    view.files().size(),
                    view.sealedCount());
        }
    }

    record Excluded(UUID request, String reason) {
        static Excluded of(LeftOut.One one) {
            return new Excluded(one.request(), one.reason().name());
        }
    }

    record File(String name, int count, long totalFen, long bytes, String sha256, String sm3) {
        static File of(PaymentFile file) {
            return new File(file.name(), file.count(), file.totalFen(), file.bytes(), file.sha256(), file.sm3());
        }
    }

    record Results(int paid, int rejected, int returned, int pending) {
        static Results of(PaymentRun run) {
            PaymentRun.Results results = run.results();
            return new Results(results.paid(), results.rejected(), results.returned(), run.pending());
        }
    }

    static RunJson of(RunView view) {
        PaymentRun run = view.run();
        return new RunJson(
                run.id(),
                run.order().kind(),
                run.order().disaster(),
                run.county(),
                run.order().profile(),
                run.state(),
                run.count(),
                run.totalFen(),
                Progress.of(view),
                view.sealedCount(),
                run.findings(),
                run.differences().orElse(null),
                view.stuck().orElse(null),
                run.excluded().count(),
                run.excluded().first().stream().map(Excluded::of).toList(),
                view.files().stream().map(File::of).toList(),
                Results.of(run),
                run.made().name(),
                run.made().at(),
                name(run.confirmed()),
                at(run.confirmed()),
                run.sealedAt().orElse(null),
                name(run.released()),
                at(run.released()),
                run.completedAt().orElse(null),
                name(run.cancelled()),
                at(run.cancelled()),
                view.cancelReason().orElse(null));
    }

    private static String name(Optional<Deed> deed) {
        return deed.map(Deed::name).orElse(null);
    }

    private static OffsetDateTime at(Optional<Deed> deed) {
        return deed.map(Deed::at).orElse(null);
    }
}
