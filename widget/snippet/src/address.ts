/** The folder that a Patchbay installation answers in, with a slash at its end. */
export function baseAddress(baseUrl: string | undefined): URL {
  if (!baseUrl) {
    throw new TypeError('Patchbay.connect: baseUrl is missing')
  }
  const address = new URL(baseUrl.replace(/\/?$/, '/'), document.baseURI)
  if (!/^https?:$/.test(address.protocol)) {
    throw new TypeError('Patchbay.connect: baseUrl is no http address')
  }
  return address
}

/** The folder of the script tag that is running right now. */
export function scriptAddress(): string | undefined {
  const script = typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null)
  return script?.src ? new URL('.', script.src).href : undefined
}
