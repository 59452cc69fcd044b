package dev.banyan.function.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;

/** The filters of one dispatch and the servlet behind them; a fresh one for each step, so a filter may call it twice. */
record Chain(List<Filter> filters, int next, Servlet servlet) implements FilterChain {

    Chain(List<Filter> filters, Servlet servlet) {
        this(filters, 0, servlet);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
        if (next < filters.size()) {
            filters.get(next).doFilter(request, response, new Chain(filters, next + 1, servlet));
        } else {
            servlet.service(request, response);
        }
    }
}
