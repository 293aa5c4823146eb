Promise.reject({ code: 7 });
