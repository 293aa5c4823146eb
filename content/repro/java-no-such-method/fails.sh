mkdir -p com/acme
printf 'package com.acme;\npublic class Json { public static String text(int n) { return "" + n; } }\n' >com/acme/Json.java
printf 'public class Main { public static void main(String[] a) { System.out.println(com.acme.Json.text(1)); } }\n' >Main.java
javac Main.java com/acme/Json.java
printf 'package com.acme;\npublic class Json { public static String text(long n) { return "" + n; } }\n' >com/acme/Json.java
javac com/acme/Json.java
java Main
