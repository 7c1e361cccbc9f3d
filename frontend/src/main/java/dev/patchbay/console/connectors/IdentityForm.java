package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Slug;
import dev.patchbay.connector.Visibility;
import dev.patchbay.console.part.AppIcon;
import dev.patchbay.console.part.FieldMap;
import org.jspecify.annotations.Nullable;

/** What a connector is called and how it looks. */
final class IdentityForm extends Div {

    private final AppIcon icon = new AppIcon("", null);
    private final TextField name = new TextField("Name");
    private final TextField slug = new TextField("Slug");
    private final TextArea description = new TextArea("Description");
    private final TextField domain = new TextField("Domain");
    private final TextField iconUrl = new TextField("Icon URL");
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>("Visibility");
    private boolean slugFollows;

    /** @param start what stands there at first; absent for a connector that nothing is known of yet */
    IdentityForm(@Nullable ConnectorInput start) {
        slugFollows = start == null;
        name.setPlaceholder("Salesforce");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        slug.setPlaceholder("salesforce");
        slug.setHelperText("Names it in the API. Unique in your organization.");
        description.setPlaceholder("What people can do with it");
        domain.setPlaceholder("salesforce.com");
        iconUrl.setPlaceholder("https://…/logo.svg");
        iconUrl.setValueChangeMode(ValueChangeMode.LAZY);
        visibility.setItems(Visibility.values());
        visibility.setRenderer(new ComponentRenderer<>(IdentityForm::explained));
        visibility.setValue(Visibility.PRIVATE);
        if (start != null) {
            fill(start);
        }
        showIcon();
        name.addValueChangeListener(change -> nameChanged());
        slug.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                slugFollows = slug.isEmpty();
            }
        });
        iconUrl.addValueChangeListener(change -> showIcon());

        description.addClassName("wide");
        visibility.addClassName("wide");
        Div withPreview = new Div(icon, iconUrl);
        withPreview.addClassName("icon-row");
        addClassName("form-grid");
        add(name, slug, description, domain, withPreview, visibility);
    }

    FieldMap fields() {
        return new FieldMap()
                .put("name", name)
                .put("slug", slug)
                .put("description", description)
                .put("domain", domain)
                .put("icon_url", iconUrl)
                .put("visibility", visibility);
    }

    String name() {
        return name.getValue();
    }

    @Nullable
    String slug() {
        return AuthMethodForm.orNull(slug.getValue());
    }

    String description() {
        return description.getValue();
    }

    String domain() {
        return domain.getValue();
    }

    @Nullable
    String iconUrl() {
        return AuthMethodForm.orNull(iconUrl.getValue());
    }

    Visibility visibility() {
        return visibility.getValue();
    }

    void begin() {
        name.focus();
    }

    private void fill(ConnectorInput start) {
        name.setValue(start.name());
        String its = start.slug();
        slug.setValue(its == null ? "" : its);
        description.setValue(start.description());
        domain.setValue(start.domain());
        String url = start.iconUrl();
        iconUrl.setValue(url == null ? "" : url);
        visibility.setValue(start.visibility());
    }

    private void nameChanged() {
        if (slugFollows) {
            slug.setValue(Slug.from(name.getValue()));
        }
        showIcon();
    }

    private void showIcon() {
        icon.show(name.getValue(), iconUrl());
    }

    private static Div explained(Visibility visibility) {
        Span words = new Span(
                switch (visibility) {
                    case PRIVATE -> "Only your organization sees it.";
                    case PUBLIC -> "This installation's other organizations can connect to it, but not change it.";
                });
        words.addClassName("secondary");
        Div option = new Div(new Span(visibility == Visibility.PRIVATE ? "Private" : "Public"), words);
        option.addClassName("explained-option");
        return option;
    }
}
