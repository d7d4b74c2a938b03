/** Scripts that a laboratory runs through without a person and without a screen. */
@NullMarked
package dev.tokenscope.scenario;

import org.jspecify.annotations.NullMarked;
