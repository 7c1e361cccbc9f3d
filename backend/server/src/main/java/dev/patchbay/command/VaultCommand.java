package dev.patchbay.command;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.VaultKeys;
import dev.patchbay.vault.VaultState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code java -jar patchbay.jar vault …}: the keys, for whoever runs the installation. It needs the settings of the server and not the
 * server; with MySQL it works beside running nodes.
 */
public final class VaultCommand {

    public static final String NAME = "vault";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String BY = "The command line";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final PrintStream out;

    public VaultCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * @param arguments those after the command's name; options of the form {@code --patchbay.data-dir=…} as the server takes them
     * @return 0 when it was done; 1 when it failed, or a proof found rows of another key than the present one; 2 for a misspelt command
     */
    public int run(List<String> arguments) {
        List<String> words =
                arguments.stream().filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 1 || !List.of("status", "rotate", "prove", "rewrap").contains(words.getFirst())) {
            out.println("""
                    java -jar patchbay.jar vault status   the keys, the rotation, and the last proof
                    java -jar patchbay.jar vault rotate   replaces the data key; can be stopped and called again
                    java -jar patchbay.jar vault prove    counts which key every sealed row needs
                    java -jar patchbay.jar vault rewrap   wraps the data keys with the master key that is configured now""");
            return NOT_UNDERSTOOD;
        }
        List<String> options =
                arguments.stream().filter(word -> word.startsWith("--")).toList();
        try (OpenVault vault = OpenVault.with(options)) {
            return switch (words.getFirst()) {
                case "rotate" -> rotate(vault.keys());
                case "prove" -> prove(vault.keys());
                case "rewrap" -> rewrap(vault.keys());
                default -> status(vault.keys());
            };
        } catch (OpenVault.CannotStart e) {
            out.println(e.getMessage());
            return FAILED;
        } catch (Misconfigured e) {
            out.println(e.getMessage() + " " + e.remedy());
            return FAILED;
        }
    }

    private int status(VaultKeys keys) {
        VaultState state = keys.state();
        out.println("Master key  " + state.masterKey()
                + (state.rewrapNeeded() ? "; a previous one still wraps the data keys: run 'vault rewrap'" : ""));
        state.keys()
                .forEach(key -> out.println("Data key    %s  %-8s made %s%s"
                        .formatted(
                                key.id(),
                                key.use().name().toLowerCase(java.util.Locale.ROOT),
                                key.createdAt(),
                                state.proof()
                                        .map(proof -> "  rows " + proof.rowsOf(key.id()))
                                        .orElse(""))));
        state.rotation().ifPresent(rotation -> out.println("Rotation    " + line(rotation)));
        out.println("Last proof  "
                + state.proof().map(proof -> sentence(proof, primary(state))).orElse("none yet"));
        return DONE;
    }

    private int rotate(VaultKeys keys) {
        Optional<Rotation> underWay = keys.state().rotation().filter(Rotation::running);
        Rotation rotation = underWay.orElseGet(() -> keys.rotate(BY));
        String said = "";
        while (rotation.running()) {
            String line = line(rotation);
            if (!line.equals(said)) {
                out.println(line);
                said = line;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            // Another node may have finished it.
            rotation = keys.advance().or(() -> keys.state().rotation()).orElseThrow();
        }
        out.println(line(rotation));
        return DONE;
    }

    private int prove(VaultKeys keys) {
        Proof proof = keys.prove();
        proof.rows()
                .forEach(count -> out.println("%-40s %s  %d"
                        .formatted(count.kind(), count.rows() == 0 ? "-       " : count.key(), count.rows())));
        KeyId primary = primary(keys.state());
        out.println(sentence(proof, primary));
        return proof.rowsNotOf(primary) == 0 ? DONE : FAILED;
    }

    private int rewrap(VaultKeys keys) {
        out.println("The data keys are wrapped with " + keys.rewrap(BY) + " now. The former master key opens nothing.");
        return DONE;
    }

    private static KeyId primary(VaultState state) {
        return state.keys().stream()
                .filter(key -> key.use() == VaultState.Use.PRIMARY)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String sentence(Proof proof, KeyId primary) {
        long others = proof.rowsNotOf(primary);
        return proof.at()
                + (others == 0
                        ? ": every sealed row needs " + primary + " and no other key"
                        : ": " + others + " rows need another key than " + primary);
    }

    private static String line(Rotation rotation) {
        String rows = "%d of %d rows".formatted(rotation.done(), rotation.rows());
        String unreadable = rotation.unreadable() == 0
                ? ""
                : "; %d rows cannot be opened, the log names them".formatted(rotation.unreadable());
        return rotation.key()
                + switch (rotation.phase()) {
                    case PUBLISHED -> ": made known to every node";
                    case PROMOTED -> ": seals from now on";
                    case REENCRYPTING -> ": " + rows + " sealed anew" + unreadable;
                    case SETTLING -> ": " + rows + " sealed anew; waiting for calls under way" + unreadable;
                    case DISABLED -> ": nothing needs the former key; it is switched off";
                    case FINISHED ->
                        ": finished "
                                + rotation.finishedAt().map(Object::toString).orElse("")
                                + ", the former key is destroyed";
                };
    }
}
