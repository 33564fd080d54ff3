import socketserver, sys

class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            print(self.client_address[0], 'says', line.decode().rstrip())
            self.wfile.write(line.upper())

socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(('127.0.0.1', int(sys.argv[1])), Handler) as server:
    server.handle_request()
