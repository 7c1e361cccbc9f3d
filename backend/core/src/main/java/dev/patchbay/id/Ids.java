package dev.patchbay.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How identifiers are made and read; each id type offers it under its own name. */
final class Ids {

    private static final TimeBasedEpochGenerator UUID_V7 = Generators.timeBasedEpochGenerator();

    private Ids() {}

    static UUID next() {
        return UUID_V7.generate();
    }

    static UUID of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static <T extends TypedId> Optional<T> parse(String text, String prefix, Function<UUID, T> create) {
        String start = prefix + "_";
        return text.startsWith(start)
                ? Base32.decode(text.substring(start.length())).map(create)
                : Optional.empty();
    }
}
