package dev.patchbay.console.member;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: by e-mail, so that one account is not tried from many places, and by address, so that one place does not
 * try many accounts. It never locks an account for longer than half a minute.
 */
@Component
class SignInThrottle {

    private final Cache<String, Bucket> byEmail = buckets();
    private final Cache<String, Bucket> byAddress = buckets();

    /** Counts an attempt. Says how long to wait when there were too many; it must then not be made. */
    Optional<Duration> attempt(String email, String address) {
        Bucket ofAddress = byAddress.get(address, key -> bucket(30, Duration.ofSeconds(10)));
        return wait(ofAddress).or(() -> wait(ofEmail(email)));
    }

    /** The person knew the password. */
    void succeeded(String email) {
        byEmail.invalidate(normal(email));
    }

    private Bucket ofEmail(String email) {
        return byEmail.get(normal(email), key -> bucket(8, Duration.ofSeconds(30)));
    }

    private static Optional<Duration> wait(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(int attempts, Duration onePer) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillIntervally(1, onePer))
                .build();
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }
}
