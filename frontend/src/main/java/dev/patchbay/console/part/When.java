package dev.patchbay.console.part;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment as people say it, with the exact time in UTC on hover. */
public final class When extends Span {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public When(@Nullable Instant moment) {
        super(moment == null ? "Never" : words(moment, Instant.now()));
        if (moment != null) {
            setTitle(moment.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** As it stands within a sentence: "just now". */
    public When inSentence() {
        setText(Character.toLowerCase(getText().charAt(0)) + getText().substring(1));
        return this;
    }

    static String words(Instant moment, Instant now) {
        Duration distance = Duration.between(moment, now);
        boolean past = !distance.isNegative();
        Duration size = distance.abs();
        if (size.toSeconds() < 45) {
            return past ? "Just now" : "In a moment";
        }
        if (size.toDays() >= 7) {
            return DAY.format(moment);
        }
        String amount = size.toMinutes() < 60
                ? count(Math.max(1, size.toMinutes()), "minute")
                : size.toHours() < 24 ? count(size.toHours(), "hour") : count(size.toDays(), "day");
        return past ? amount + " ago" : "In " + amount;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
