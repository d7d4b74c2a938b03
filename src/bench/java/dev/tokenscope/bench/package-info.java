/**
 * How fast it is: one file per figure, each measured against the peer it names, in the same run.
 */
@NullMarked
package dev.tokenscope.bench;

import org.jspecify.annotations.NullMarked;
