package dev.patchbay.console.part;

import java.util.List;

/** Scopes in a sentence: the first few of them, the others counted. */
public final class ScopeWords {

    private static final int LISTED = 3;

    private ScopeWords() {}

    /** @param lead what the sentence begins with, its space included */
    public static String of(String lead, List<String> scopes) {
        if (scopes.isEmpty()) {
            return lead + "any scope.";
        }
        int others = scopes.size() - LISTED;
        String first = String.join(", ", scopes.subList(0, Math.min(LISTED, scopes.size())));
        return lead + first + (others > 0 ? " and " + others + " more." : ".");
    }
}
