/** What audits found, as a page on which clients are compared. */
@NullMarked
package dev.tokenscope.report;

import org.jspecify.annotations.NullMarked;
