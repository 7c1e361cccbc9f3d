export const openWidget = () => undefined
