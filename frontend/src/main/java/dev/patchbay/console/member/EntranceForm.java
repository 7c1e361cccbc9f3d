package dev.patchbay.console.member;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A real form, which password managers know. What is in its fields is read when it is submitted: a password manager may have
 * filled them before the page had told the server of them.
 */
@Tag("form")
final class EntranceForm extends HtmlContainer {

    private final Map<String, String> values = new LinkedHashMap<>();

    EntranceForm(String verb, Map<String, TextFieldBase<?, String>> fields, Consumer<Map<String, String>> onSubmit) {
        addClassName("entrance-form");
        getElement().setAttribute("novalidate", true);
        DomListenerRegistration submits = getElement()
                .addEventListener("submit", event -> onSubmit.accept(read(event)))
                .preventDefault();
        fields.forEach((name, field) -> {
            String value = "element.querySelector('[data-name=" + name + "]').inputElement.value";
            field.getElement().setAttribute("data-name", name);
            field.setManualValidation(true);
            submits.addEventData(value);
            values.put(name, value);
            add(field);
        });
        Button submit = new Button(verb);
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.getElement().executeJs("this.addEventListener('click', () => this.closest('form').requestSubmit())");
        add(submit);
        // Enter submits a form only where there is a button of the browser's own.
        Element enter = new Element("button");
        enter.setAttribute("type", "submit").setAttribute("hidden", true).setAttribute("tabindex", "-1");
        getElement().appendChild(enter);
    }

    private Map<String, String> read(DomEvent event) {
        Map<String, String> read = new HashMap<>();
        values.forEach(
                (name, value) -> read.put(name, event.getEventData().path(value).asString("")));
        return read;
    }
}
