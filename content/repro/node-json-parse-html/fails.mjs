const response = new Response("<!DOCTYPE html><title>502</title>");
await response.json();
