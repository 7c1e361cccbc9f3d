package dev.patchbay.console.connectors;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.AwsSignature;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Which service and region of AWS requests are signed for. */
final class AwsForm extends AuthMethodForm {

    private final TextField service = new TextField("Service");
    private final TextField region = new TextField("Region");

    AwsForm(AwsSignature method, MethodHints hints) {
        super(method, hints);
        service.setValue(method.service());
        service.setPlaceholder("s3");
        service.setHelperText("As the signature names it, such as s3 or execute-api.");
        region.setValue(method.region());
        region.setHelperText("{region} asks the person; or one for everybody, such as us-east-1.");
        region.setValueChangeMode(ValueChangeMode.LAZY);
        region.addValueChangeListener(change -> askAnew());
        add(service, region);
        fields().put("service", service).put("region", region);
    }

    @Override
    Set<String> parts() {
        return Set.of("service", "region");
    }

    @Override
    void write(ObjectNode json) {
        json.put("service", service.getValue().strip());
        json.put("region", region.getValue().strip());
    }
}
