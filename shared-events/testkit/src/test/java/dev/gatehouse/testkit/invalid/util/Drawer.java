package dev.gatehouse.testkit.invalid.util;

class Drawer {}
