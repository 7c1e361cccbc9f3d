package dev.patchbay.widget;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the host page opened the widget. It is part of every address, so that a reload finds it again; none of it is secret, and
 * none of it permits anything.
 *
 * @param connector the one that the page goes straight to
 * @param locale a language tag
 */
record Opening(Optional<String> connector, Optional<String> locale) {

    static final String CONNECTOR = "connector";
    static final String LOCALE = "locale";
    static final String MODE = "mode";
    static final String THEME = "theme";

    private static final List<String> KEPT = List.of(CONNECTOR, LOCALE, MODE, THEME);

    static Opening of(QueryParameters query) {
        return new Opening(query.getSingleParameter(CONNECTOR), query.getSingleParameter(LOCALE));
    }

    /** The part of an address that goes along to every other screen. */
    static QueryParameters kept(QueryParameters query) {
        return query.including(KEPT.toArray(String[]::new));
    }

    /** The same with what one screen tells another. */
    static QueryParameters kept(QueryParameters query, Map<String, String> added) {
        QueryParameters kept = kept(query);
        for (Map.Entry<String, String> one : added.entrySet()) {
            kept = kept.merging(one.getKey(), one.getValue());
        }
        return kept;
    }
}
