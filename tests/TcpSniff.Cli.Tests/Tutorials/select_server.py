# a chat room in one thread: whatever one says is sent to all others
import select, socket, sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(5)
people = []
came = 0
while came < 2 or people:
    ready, _, _ = select.select([server] + people, [], [])
    for s in ready:
        if s is server:
            c, addr = server.accept()
            people.append(c)
            came += 1
            print(came, 'came')
        else:
            data = s.recv(1024)
            if not data:
                people.remove(s)
                s.close()
                continue
            for other in people:
                if other is not s:
                    other.send(data)
server.close()
