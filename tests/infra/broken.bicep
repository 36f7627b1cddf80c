param name string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  properties: {
    displayName 'Groundswell'
  }
