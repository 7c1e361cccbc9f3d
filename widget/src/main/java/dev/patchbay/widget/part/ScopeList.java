package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.patchbay.widget.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the app will be asked to share: in plain words where they are known, the app's own names folded away. */
public class ScopeList extends Div {

    /** @param words what scopes mean, by their author; the widget's own words for the others */
    public ScopeList(Texts texts, String organization, List<String> scopes, Map<String, String> words) {
        addClassName("scopes");
        List<String> known = scopes.stream()
                .flatMap(s -> plain(texts, s, words).stream())
                .distinct()
                .toList();
        if (!known.isEmpty()) {
            UnorderedList list = new UnorderedList();
            known.forEach(meaning -> list.add(new ListItem(meaning)));
            add(new H2(texts.get("scopes.title", organization)), list);
        }
        UnorderedList names = new UnorderedList();
        names.addClassName("codes");
        scopes.forEach(scope -> names.add(new ListItem(code(scope))));
        add(new Fold(summary(texts, scopes, words), names));
    }

    /** What no words are known for is counted, so that nobody takes the list for the whole. */
    private static String summary(Texts texts, List<String> scopes, Map<String, String> words) {
        long unknown =
                scopes.stream().filter(s -> plain(texts, s, words).isEmpty()).count();
        if (unknown == 0) {
            return texts.get("scopes.technical");
        }
        return texts.get(unknown == scopes.size() ? "scopes.all" : "scopes.more", unknown);
    }

    /** Scope names differ in their prefixes and separators, hardly in their words: {@code …/auth/contacts.readonly}, {@code contacts:read}. */
    public static Optional<String> plain(Texts texts, String scope, Map<String, String> words) {
        String own = words.get(scope);
        if (own != null && !own.isBlank()) {
            return Optional.of(own);
        }
        String last = scope.substring(scope.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return texts.find("scope." + last.replaceAll("[^a-z0-9]+", "."));
    }

    private static Span code(String scope) {
        Span code = new Span(scope);
        code.addClassName("code");
        return code;
    }
}
