const cents = 12n;
console.log(cents + 1);
