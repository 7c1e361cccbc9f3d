package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.webhook.EndpointInput;
import dev.patchbay.webhook.WebhookType;
import java.util.LinkedHashSet;
import java.util.List;

/** Where messages go and which ones. */
final class EndpointForm extends Div {

    private final TextField url = new TextField("URL");
    private final TextField description = new TextField("Description");
    private final CheckboxGroup<String> types = new CheckboxGroup<>("Events");
    private final Checkbox enabled = new Checkbox("Send messages to this endpoint");
    private final FieldMap fields =
            new FieldMap().put("url", url).put("description", description).put("types", types);

    EndpointForm(EndpointInput input, boolean isNew) {
        addClassName("form-stack");
        url.setPlaceholder("https://api.example.com/webhooks/patchbay");
        url.setHelperText("Takes a POST and answers 2xx within 15 seconds.");
        url.setValueChangeMode(ValueChangeMode.ON_BLUR);
        url.setValue(input.url());
        description.setValue(input.description());
        types.setItems(WebhookType.choices().map(WebhookType::text).toList());
        types.setHelperText("Choose none to get all, also those that are added later.");
        types.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        types.setValue(new LinkedHashSet<>(input.types()));
        enabled.setValue(input.enabled());
        add(url, description, types);
        if (!isNew) {
            add(enabled);
        }
    }

    FieldMap fields() {
        return fields;
    }

    EndpointInput input() {
        List<String> chosen = WebhookType.choices()
                .map(WebhookType::text)
                .filter(types.getValue()::contains)
                .toList();
        return new EndpointInput(url.getValue(), description.getValue(), chosen, enabled.getValue());
    }
}
