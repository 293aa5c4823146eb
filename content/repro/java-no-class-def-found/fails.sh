mkdir -p com/acme
printf 'package com.acme;\npublic class Json { public static String text() { return "{}"; } }\n' >com/acme/Json.java
printf 'public class Main { public static void main(String[] a) { System.out.println(com.acme.Json.text()); } }\n' >Main.java
javac Main.java com/acme/Json.java
rm com/acme/Json.class
java Main
