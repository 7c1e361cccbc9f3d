package dev.patchbay.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How identifiers are made and read; each id type offers it under its own name. */
final class Ids {

    private static final TimeBasedEpochGenerator UUID_V7 = Generators.timeBasedEpochGenerator();

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static UUID next() {
        return UUID_V7.generate();
    }

    /** One that sorts by the given time, to the microsecond (RFC 9562, section 6.2, method 3). */
    static UUID at(Instant time) {
        long fraction = time.getNano() / 1_000 % 1_000 * 4_096 / 1_000;
        long high = time.toEpochMilli() << 16 | 0x7000 | fraction;
        return new UUID(high, RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
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
