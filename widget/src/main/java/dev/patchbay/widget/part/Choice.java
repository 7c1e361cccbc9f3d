package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.type.TypeReference;

/** One of several, as radio buttons with a sentence each. */
@Tag("pb-form")
public class Choice extends Component {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    /** @param badge a word beside the title, or empty */
    public record Option(String key, String title, String text, String badge, boolean selected) {}

    public Choice(String legend, List<Option> options, String next, String working, Consumer<String> chosen) {
        FieldSet set = new FieldSet(legend);
        set.addClassName("choice");
        options.forEach(option -> set.add(card(option)));
        NativeButton submit = new NativeButton(next);
        submit.addClassNames("button", "primary", "wide");
        submit.getElement().setAttribute("type", "submit");
        HtmlContainer form = new HtmlContainer("form");
        form.add(set, submit);
        getElement()
                .setAttribute("working", working)
                .setAttribute("clean", true)
                .appendChild(form.getElement());
        getElement()
                .addEventListener(
                        "send",
                        event -> chosen.accept(event.getEventDetail(VALUES).getOrDefault("choice", "")))
                .addEventDetail();
    }

    private static NativeLabel card(Option option) {
        Input radio = new Input();
        radio.setType("radio");
        radio.getElement().setAttribute("name", "choice").setAttribute("value", option.key());
        if (option.selected()) {
            radio.getElement().setAttribute("checked", true);
        }
        Span title = new Span(option.title());
        title.addClassName("choice-title");
        if (!option.badge().isEmpty()) {
            Span badge = new Span(option.badge());
            badge.addClassNames("badge", "calm");
            title.add(badge);
        }
        Span text = new Span(option.text());
        text.addClassName("choice-text");
        Div words = new Div(title, text);
        NativeLabel card = new NativeLabel();
        card.addClassName("choice-card");
        card.add(radio, words);
        return card;
    }
}
