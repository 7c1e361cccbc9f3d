package dev.patchbay.session;

import com.vaadin.flow.server.Constants;
import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.spring.SpringServlet;
import dev.patchbay.connect.ConnectSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.atmosphere.cpr.ApplicationConfig;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;

/** The two Vaadin servlets, the widget's door, and the store of sessions. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionConfiguration {

    static final String WIDGET_PATH = "/widget-ui";

    /** The console. Primary, as Vaadin's security helpers know of one servlet only. */
    @Bean
    @Primary
    ServletRegistrationBean<SpringServlet> consoleServlet(ApplicationContext context, UiSlots slots) {
        return register("console", "/console", new ModuleServlet(context, slots, "dev.patchbay.console"));
    }

    /** The widget, on a path that is not reachable from outside. */
    @Bean
    ServletRegistrationBean<SpringServlet> widgetServlet(ApplicationContext context, UiSlots slots) {
        return register("widget", WIDGET_PATH, new WidgetServlet(context, slots));
    }

    private static ServletRegistrationBean<SpringServlet> register(String name, String path, SpringServlet servlet) {
        var registration = new ServletRegistrationBean<>(servlet, path + "/*");
        registration.setName(name);
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.setInitParameters(Map.of(
                // Frame rules are ours to say, for each surface: see WidgetDoor and the console's security.
                InitParameters.SERVLET_PARAMETER_FRAME_OPTIONS,
                "",
                InitParameters.SERVLET_PARAMETER_INITIAL_UIDL,
                "true",
                ApplicationConfig.JSR356_MAPPING_PATH,
                path + "/" + Constants.PUSH_MAPPING));
        return registration;
    }

    /** Before all but the check of paths, so that the session filter already sees whose request it is. */
    @Bean
    FilterRegistrationBean<WidgetDoor> widgetDoor(
            ConnectSessions sessions, SessionKeys sessionKeys, ClosedPage closed) {
        var registration = new FilterRegistrationBean<>(new WidgetDoor(sessions, sessionKeys, closed));
        registration.addUrlPatterns("/connect/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Gives MySQL its own upsert for session attributes. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> mySqlSessions(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("MySQL")
                    ? new MySqlJdbcIndexedSessionRepositoryCustomizer()
                    : repository -> {};
        }
    }
}
