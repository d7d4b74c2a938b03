/** The composition root: window or command line. */
@NullMarked
package dev.tokenscope.app;

import org.jspecify.annotations.NullMarked;
