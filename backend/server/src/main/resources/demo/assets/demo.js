const $ = (selector, root = document) => root.querySelector(selector)
const patchbay = document.body.dataset.patchbay
const tenants = [...document.querySelectorAll('.tenant')].map(section => ({
  id: section.dataset.tenant,
  title: $('h2', section).textContent,
  section,
  widgets: new Set()
}))
let chosen = ''
let key = ''

function element(tag, className, text) {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

async function text(address, options) {
  const answer = await fetch(address, options)
  const said = await answer.text()
  if (!answer.ok) {
    throw new Error(said || `The demo's backend answered ${answer.status}.`)
  }
  return said
}

// --- the widget ---------------------------------------------------------------------------------------------------------

function open(tenant, container) {
  const trouble = $('.trouble', tenant.section)
  trouble.textContent = ''
  if (!globalThis.Patchbay) {
    trouble.textContent = `The widget's script did not load from ${patchbay}/connect.js.`
    return undefined
  }
  const widget = Patchbay.connect({
    fetchToken: () => text(`/demo/connect-session?tenant=${tenant.id}`, {method: 'POST'}).catch(failure => {
      // A browser's own words for a server that is away differ, and the widget tells it in plain ones.
      trouble.textContent = failure instanceof TypeError ? '' : failure.message
      throw failure
    }),
    container,
    theme: $('#theme').value,
    onSuccess: ({connection}) => {
      choose(connection.id, connection.label || connection.connector)
      refresh(tenant)
    },
    onExit: () => {
      tenant.widgets.delete(widget)
      refresh(tenant)
      if (container) {
        fold(tenant)
      }
    },
    onEvent: (name, detail) => {
      // Followed by the snippet itself, and too many to read.
      if (name !== 'resize') {
        log(tenant, name, detail)
      }
      if (name === 'disconnected') {
        refresh(tenant)
      }
    }
  })
  tenant.widgets.add(widget)
  return widget
}

function fold(tenant) {
  const place = $('.inline', tenant.section)
  place.hidden = true
  const button = $('[data-do=inline]', tenant.section)
  button.setAttribute('aria-expanded', 'false')
  button.textContent = 'Show inline'
}

for (const tenant of tenants) {
  const place = $('.inline', tenant.section)
  let inline
  $('[data-do=connect]', tenant.section).addEventListener('click', () => open(tenant))
  $('[data-do=inline]', tenant.section).addEventListener('click', ({currentTarget}) => {
    if (place.hidden) {
      place.hidden = false
      currentTarget.setAttribute('aria-expanded', 'true')
      currentTarget.textContent = 'Hide inline'
      inline = open(tenant, place)
      if (!inline) {
        fold(tenant)
      }
    } else {
      inline?.close()
      fold(tenant)
    }
  })
}

$('#theme').addEventListener('change', ({target}) => {
  if (target.value === 'system') {
    delete document.documentElement.dataset.theme
  } else {
    document.documentElement.dataset.theme = target.value
  }
  tenants.forEach(({widgets}) => widgets.forEach(widget => widget.update({theme: target.value})))
})

// --- the connections that are there -------------------------------------------------------------------------------------

async function refresh(tenant) {
  const list = $('.connections', tenant.section)
  let connections = []
  try {
    connections = JSON.parse(await text(`/demo/connections?tenant=${tenant.id}`)).data ?? []
  } catch {
    // The list is a courtesy; opening the widget says what is wrong.
  }
  list.replaceChildren(...connections.map(connection => {
    const row = element('li', '', '')
    const name = connection.label || connection.account?.name || connection.connector
    const words = element('span', 'words', '')
    words.append(element('strong', '', name), element('small', '', connection.connector))
    row.append(element('span', `dot ${connection.status}`, ''), words,
      element('span', 'state', String(connection.status).replaceAll('_', ' ')))
    const use = element('button', '', 'Use it')
    use.type = 'button'
    use.setAttribute('aria-label', `Use ${name} of ${tenant.title}`)
    use.addEventListener('click', () => {
      choose(connection.id, name)
      $('#use').scrollIntoView({behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'})
    })
    row.append(use)
    return row
  }))
  if (connections.length === 0) {
    list.append(element('li', 'none', 'No connection yet.'))
  }
  if (!chosen && connections.length > 0) {
    choose(connections[0].id, connections[0].label || connections[0].connector)
  }
}

// --- the call from the backend ------------------------------------------------------------------------------------------

function choose(id, name) {
  chosen = id
  $('#curl-id').textContent = id
  $('#use-hint').textContent = `Fresh credentials of “${name}”, refreshed first when they are due:`
  $('#run').disabled = false
  $('#result').hidden = true
}

async function knowKey() {
  key ||= await text('/demo/api-key', {method: 'POST'})
  return key
}

$('#reveal').addEventListener('click', async ({currentTarget}) => {
  const show = currentTarget.getAttribute('aria-pressed') !== 'true'
  $('.key').textContent = show ? await knowKey() : 'pb_test_••••••••'
  currentTarget.setAttribute('aria-pressed', String(show))
  currentTarget.textContent = show ? 'Hide key' : 'Show key'
})

$('#copy').addEventListener('click', async ({currentTarget}) => {
  const button = currentTarget
  const line = `curl -H 'Authorization: Bearer ${await knowKey()}' ${patchbay}/api/v1/connections/${chosen || 'CONNECTION_ID'}/credentials`
  await navigator.clipboard.writeText(line)
  button.textContent = 'Copied'
  setTimeout(() => (button.textContent = 'Copy'), 1500)
})

$('#run').addEventListener('click', async ({currentTarget}) => {
  const button = currentTarget
  button.disabled = true
  const began = performance.now()
  let status = '', body = ''
  try {
    const answer = JSON.parse(await text(`/demo/credentials?connection=${encodeURIComponent(chosen)}`, {method: 'POST'}))
    status = answer.status
    body = JSON.stringify(answer.body, null, 2)
  } catch (failure) {
    status = 'failed'
    body = failure.message
  }
  $('#status').textContent = status
  $('#status').classList.toggle('good', status === 200)
  $('#took').textContent = `in ${Math.round(performance.now() - began)} ms`
  $('#body').textContent = body
  $('#result').hidden = false
  button.disabled = false
})

// --- the log ------------------------------------------------------------------------------------------------------------

function log(tenant, name, detail) {
  const row = element('li', '', '')
  row.append(
    element('time', '', new Date().toLocaleTimeString([], {hour12: false})),
    element('span', `who ${tenant.id}`, tenant.title),
    element('code', 'name', name),
    element('code', 'detail', detail && Object.keys(detail).length > 0 ? JSON.stringify(detail) : ''))
  $('#log').prepend(row)
  while ($('#log').children.length > 200) {
    $('#log').lastChild.remove()
  }
  $('.empty').hidden = true
}

$('#clear').addEventListener('click', () => {
  $('#log').replaceChildren()
  $('.empty').hidden = false
})

$('#origin').textContent = location.origin
tenants.forEach(refresh)
