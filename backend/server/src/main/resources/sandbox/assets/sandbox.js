// Answering twice would end the request, so each form is sent once.
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'true';
    document.body.classList.add('busy');
  });
}
addEventListener('pageshow', () => {
  document.body.classList.remove('busy');
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
}
