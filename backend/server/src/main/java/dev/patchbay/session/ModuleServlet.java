package dev.patchbay.session;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.spring.SpringServlet;
import org.springframework.context.ApplicationContext;

/** Serves the Vaadin views of one module, and no other's. */
class ModuleServlet extends SpringServlet {

    private final transient ApplicationContext context;
    private final transient UiSlots slots;
    private final String modulePackage;

    ModuleServlet(ApplicationContext context, UiSlots slots, String modulePackage) {
        super(context, false);
        this.context = context;
        this.slots = slots;
        this.modulePackage = modulePackage;
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        var routes = ModuleRoutes.of(modulePackage, new VaadinServletContext(getServletContext()));
        var service = new SlotService(this, configuration, context, slots, routes);
        service.init();
        return service;
    }
}
