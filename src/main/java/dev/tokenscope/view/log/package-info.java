/** What happened, line by line. */
@NullMarked
package dev.tokenscope.view.log;

import org.jspecify.annotations.NullMarked;
