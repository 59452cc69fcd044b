package dev.banyan.function.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A filter with its mappings. Mappings are added while the application starts and only read afterwards. */
final class FilterEntry implements FilterRegistration.Dynamic, FilterConfig {

    private record Mapping(Set<DispatcherType> types, List<UrlPattern> patterns, List<String> servlets) {

        boolean applies(DispatcherType type, String path, String servletName) {
            return types.contains(type)
                    && (servlets.contains(servletName) || patterns.stream().anyMatch(pattern -> pattern.matches(path)));
        }
    }

    private final String name;
    private final Filter filter;
    private final ServletContext context;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Mapping> mappings = new ArrayList<>();

    FilterEntry(String name, Filter filter, ServletContext context) {
        this.name = name;
        this.filter = filter;
        this.context = context;
    }

    Filter filter() {
        return filter;
    }

    boolean applies(DispatcherType type, String path, String servletName) {
        return mappings.stream().anyMatch(mapping -> mapping.applies(type, path, servletName));
    }

    @Override
    public void addMappingForUrlPatterns(
            @Nullable EnumSet<DispatcherType> types, boolean isMatchAfter, String... urlPatterns) {
        List<UrlPattern> patterns =
                Arrays.stream(urlPatterns).map(UrlPattern::new).toList();
        mappings.add(new Mapping(typesOrRequest(types), patterns, List.of()));
    }

    @Override
    public void addMappingForServletNames(
            @Nullable EnumSet<DispatcherType> types, boolean isMatchAfter, String... servletNames) {
        mappings.add(new Mapping(typesOrRequest(types), List.of(), List.of(servletNames)));
    }

    private static Set<DispatcherType> typesOrRequest(@Nullable EnumSet<DispatcherType> types) {
        return types == null || types.isEmpty() ? EnumSet.of(DispatcherType.REQUEST) : EnumSet.copyOf(types);
    }

    @Override
    public Collection<String> getUrlPatternMappings() {
        return mappings.stream()
                .flatMap(mapping -> mapping.patterns().stream())
                .map(UrlPattern::value)
                .toList();
    }

    @Override
    public Collection<String> getServletNameMappings() {
        return mappings.stream().flatMap(mapping -> mapping.servlets().stream()).toList();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getClassName() {
        return filter.getClass().getName();
    }

    @Override
    public boolean setInitParameter(String parameter, String value) {
        return parameters.putIfAbsent(parameter, value) == null;
    }

    @Override
    public @Nullable String getInitParameter(String parameter) {
        return parameters.get(parameter);
    }

    @Override
    public Set<String> setInitParameters(Map<String, String> added) {
        Set<String> conflicts = new LinkedHashSet<>(added.keySet());
        conflicts.retainAll(parameters.keySet());
        if (conflicts.isEmpty()) {
            parameters.putAll(added);
        }
        return conflicts;
    }

    @Override
    public Map<String, String> getInitParameters() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public void setAsyncSupported(boolean supported) {
        // Every filter may take part in asynchronous requests here: one environment serves one request at a time.
    }

    @Override
    public String getFilterName() {
        return name;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
