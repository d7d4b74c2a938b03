/** Sentences about clients, as checks over a journal. */
@NullMarked
package dev.tokenscope.audit;

import org.jspecify.annotations.NullMarked;
