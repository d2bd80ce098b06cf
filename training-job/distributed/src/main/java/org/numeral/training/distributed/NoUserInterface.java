package org.numeral.training.distributed;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers 403 to everybody. Spark's master and workers have web pages that cannot be switched off;
 * with {@code spark.ui.filters} set to this class nobody sees them, or ends a run by them.
 */
public final class NoUserInterface implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
