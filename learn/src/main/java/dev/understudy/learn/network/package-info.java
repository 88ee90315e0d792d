/// Autoregressive networks: any-order conditionals, their training and the kernel they share.
@NullMarked
package dev.understudy.learn.network;

import org.jspecify.annotations.NullMarked;
