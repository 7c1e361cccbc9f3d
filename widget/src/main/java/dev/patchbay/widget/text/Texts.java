package dev.patchbay.widget.text;

import com.vaadin.flow.server.VaadinRequest;
import dev.patchbay.connect.WidgetScope;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the widget says, in one language. The bundle of that language is the only place of its words. */
public final class Texts {

    /** The languages that there is a bundle for. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("dev.patchbay.widget.texts", locale, NO_FALLBACK);
    }

    /** In the session's language, else the one that the host page asked for, else the browser's; English where there are no words. */
    public static Texts of(WidgetScope widget, VaadinRequest request, @Nullable String asked) {
        return of(widget.session().locale(), asked, request.getHeader("Accept-Language"));
    }

    /** The first of the wanted language tags that there are words for; English otherwise. */
    public static Texts of(@Nullable String... wanted) {
        List<Locale.LanguageRange> ranges = Arrays.stream(wanted)
                .filter(Objects::nonNull)
                .flatMap(Texts::range)
                .toList();
        return new Texts(Optional.ofNullable(Locale.lookup(ranges, LANGUAGES)).orElse(Locale.ENGLISH));
    }

    /** The tags of all languages that there are words for. */
    public static String languages() {
        return LANGUAGES.stream().map(Locale::toLanguageTag).collect(Collectors.joining(" "));
    }

    public Locale locale() {
        return locale;
    }

    /** The text of this key, with {@code {0}} and the rest replaced. */
    public String get(String key, Object... values) {
        String pattern = bundle.getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }

    /** For keys that are made of somebody else's words. */
    public Optional<String> find(String key, Object... values) {
        try {
            return Optional.of(get(key, values));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private static Stream<Locale.LanguageRange> range(String tag) {
        try {
            return Locale.LanguageRange.parse(tag.replace('_', '-')).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
