/// Learning under differential privacy: what a private generator is given, what it may spend, and
/// how it says so in advance.
@NullMarked
package dev.understudy.synth.confidential;

import org.jspecify.annotations.NullMarked;
