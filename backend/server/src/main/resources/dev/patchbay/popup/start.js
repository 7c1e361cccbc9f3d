(() => {
  const main = document.querySelector('main')
  const attempt = main.dataset.attempt
  const stop = (title, text) => {
    main.dataset.state = 'stopped'
    main.querySelector('.mark').textContent = '!'
    main.querySelector('h1').textContent = title || main.dataset.stoppedTitle
    main.querySelector('p').textContent = text || main.dataset.stoppedText
  }
  // Only a window of our own origin can read the greeting, and only the widget that offered this attempt knows the answer.
  const opener = window.opener
  if (!opener || opener === window) {
    stop()
    return
  }
  const tooLate = setTimeout(stop, 5000)
  let answered = false
  addEventListener('message', async (event) => {
    const message = event.data
    if (answered || event.origin !== location.origin || event.source !== opener) return
    if (!message || message.patchbay !== 1 || message.type !== 'popup_proof' || message.attempt !== attempt) return
    answered = true
    clearTimeout(tooLate)
    try {
      const reply = await fetch(location.pathname, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({proof: message.proof}),
      })
      const answer = await reply.json()
      if (reply.ok) location.replace(answer.to)
      else stop(undefined, answer.detail)
    } catch {
      stop('No connection', 'Close this window and choose Connect again.')
    }
  })
  opener.postMessage({patchbay: 1, type: 'popup_hello', attempt}, location.origin)
})()
