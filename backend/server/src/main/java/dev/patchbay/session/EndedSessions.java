package dev.patchbay.session;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Closes a session's screens on this node the moment it is deleted (sign-out, invalidation). The JDBC repository publishes no
 * event for that, so its {@code deleteById} is watched.
 */
@Component
final class EndedSessions implements BeanPostProcessor {

    private final ObjectProvider<UiSlots> slots;

    EndedSessions(ObjectProvider<UiSlots> slots) {
        this.slots = slots;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof JdbcIndexedSessionRepository)) {
            return bean;
        }
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            Object result = call.proceed();
            if (call.getMethod().getName().equals("deleteById") && call.getArguments()[0] instanceof String id) {
                slots.getObject().closeOf(id);
            }
            return result;
        });
        return proxy.getProxy();
    }
}
