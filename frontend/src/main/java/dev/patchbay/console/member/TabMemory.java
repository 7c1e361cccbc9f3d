package dev.patchbay.console.member;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableRunnable;

/**
 * What a browser's tab itself remembers: that somebody was signed in there. The session cannot tell, as it is what has gone when
 * the sign-in page has to say why it came.
 */
public final class TabMemory {

    private static final String KEY = "patchbay-signed-in";

    private TabMemory() {}

    public static void signedIn(UI page) {
        page.getPage().executeJs("sessionStorage.setItem($0, '1')", KEY);
    }

    static void signedOut(UI page) {
        page.getPage().executeJs("sessionStorage.removeItem($0)", KEY);
    }

    /** Runs when somebody was signed in here and did not sign out, once. */
    static void ifLost(UI page, SerializableRunnable then) {
        page.getPage()
                .executeJs(
                        "const lost = sessionStorage.getItem($0) !== null; sessionStorage.removeItem($0); return lost",
                        KEY)
                .then(Boolean.class, lost -> {
                    if (lost) {
                        then.run();
                    }
                });
    }
}
