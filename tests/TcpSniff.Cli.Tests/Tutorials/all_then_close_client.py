# sends everything, says that there is no more, reads until the other side closes
import socket, sys

with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as s:
    s.sendall(b'to be or not to be\n')
    s.shutdown(socket.SHUT_WR)
    answer = b''
    while chunk := s.recv(4):
        answer += chunk
    print(answer)
