package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.patchbay.authorization.Attempts.Offer;
import dev.patchbay.connector.Connector;
import dev.patchbay.widget.text.Texts;

/**
 * A button that opens an app's sign-in. The window opens in the click itself, before any round trip, or browsers would block it.
 * The offer's proof is known to this element alone and told only to the window that it opened.
 */
@Tag("pb-popup")
public class PopupButton extends Component {

    /**
     * @param app whom the window is for
     * @param opened runs when the window is open
     */
    public PopupButton(Texts texts, Offer offer, Connector app, NativeButton button, Runnable opened) {
        String start = "/connect/authorize/" + offer.id().text();
        getElement().setAttribute("connector", app.slug());
        getElement().setProperty("attempt", offer.id().text()).setProperty("proof", offer.proof());

        Anchor link = new Anchor(start, texts.get("popup.blocked.link", app.name()));
        link.setTarget(AnchorTarget.BLANK);
        // The new tab asks this page for the proof, so it must know who opened it.
        link.getElement().setAttribute("rel", "opener").setAttribute("router-ignore", true);
        Div blocked = new Notice(Notice.Tone.INFO, texts.get("popup.blocked"));
        blocked.add(link);
        blocked.addClassName("blocked");
        blocked.getElement().setAttribute("hidden", true);

        button.getElement().setAttribute("type", "button");
        getElement().appendChild(button.getElement(), blocked.getElement());
        getElement().addEventListener("opened", event -> opened.run());
    }
}
