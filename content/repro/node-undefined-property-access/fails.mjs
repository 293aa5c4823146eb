async function loadUser(id) {
  return { id, profile: { name: "Ana" } };
}

function greet(id) {
  const user = loadUser(id);
  return `Hello ${user.profile.name}`;
}

console.log(greet(7));
